// Every page of words of the relay in French; who imports this file lays them over. One
// word a thing: message = message; mail = courrier; call, session = connexion; line, link =
// ligne; TCP connection = liaison; to dial = appeler; to hang up = raccrocher; dial-up entry
// = profil; queue = file d'attente; connector, provider = fournisseur; smart host = serveur
// relais; listener = entrée; schedule = horaires; large mail = gros messages; put off =
// différé; held = retenu; released = libéré; returned = renvoyé; mailbox = boîte aux lettres;
// to fetch = relever; login = compte, to log in = s'identifier; try = tentative; practice =
// essai; log = journal; the spool's journal = registre, a record in it = fiche; check =
// contrôle; set up = installation; office = bureau; branch = agence; tariff = tarif; billing
// step = palier; notice = avis; settings = réglages.
import './amounts';
import './attention';
import './base';
import './cases/dial';
import './cases/host';
import './cases/login';
import './cases/mail';
import './causes';
import './collect';
import './config';
import './contract';
import './delivery';
import './desktop';
import './diagnose/computer';
import './diagnose/dns';
import './diagnose/tests';
import './dialing';
import './doors';
import './link';
import './logs';
import './mailboxes';
import './moving-on/export';
import './moving-on/hand-over';
import './named';
import './notices/own';
import './notices/returns';
import './queue';
import './reading';
import './relay';
import './routing';
import './schedule';
import './session';
import './cases/sign-in';
import './smtp';
import './spool';
import './ways-in/backup';
import './updates/install-faults';
import './updates/updates';
import './ways-in/command-line';
import './ways-in/control';
import './ways-in/daemon';
import './ways-in/layers';
import './ways-in/tables';
