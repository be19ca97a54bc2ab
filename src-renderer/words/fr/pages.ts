// Every page of words of the window in French; who imports this file lays them over. The
// glossary stands in src-main/words/fr/pages.ts; the screens are Vue d'ensemble, File
// d'attente, Connexions, Envoyés et reçus, Horaires, Fournisseurs, Qui peut envoyer, Lignes,
// Comptes, Boîtes aux lettres, Général, Journal, Contrôles.
import './attention';
import './calls';
import './checklist';
import './daemon';
import './fields';
import './handout';
import './help';
import './importing';
import './help/field-help';
import './help/field-help-doors';
import './help/field-help-providers';
import './help/field-help-wizard';
import './letters';
import './listeners';
import './orders';
import './palette';
import './people';
import './practice';
import './letter/message';
import './letter/queue';
import './saving';
import './settings/fetching';
import './settings/lines';
import './settings-forms';
import './settings-screens';
import './side';
import './sign-in';
import './updates';
import './verdict';
import './window';
import './wizard';
