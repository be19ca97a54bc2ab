// Every page of words of the window in French; who imports this file lays them over. The
// glossary stands in src-main/words/fr/pages.ts; the screens are Vue d'ensemble, File
// d'attente, Connexions, Envoyés et reçus, Horaires, Fournisseurs, Qui peut envoyer, Lignes,
// Comptes, Boîtes aux lettres, Général, Journal, Contrôles.
import './attention';
import './calls';
import './fields';
import './letters';
import './listeners';
import './practice';
import './saving';
import './settings-forms';
import './settings-screens';
import './side';
import './verdict';
import './window';
import './wizard';
