// Every page of the main side in German; this file is read for what it does, not for a
// name. One word a thing, in both words folders: message Nachricht · mail Post · post
// office Poststelle · call, session Verbindung · "Send/receive now" „Jetzt
// senden/abholen“ · line Leitung · to dial wählen, dial-up Einwahl · to hang up auflegen ·
// queue Warteschlange · provider, connector Anbieter · smart host Smarthost · listener
// Eingang („Wer senden darf“) · schedule Zeiten · large mail große Nachrichten · put off
// aufgeschoben · held angehalten · returned zurückgeschickt · mailbox Postfach · login
// Anmeldung, account Zugang · log Protokoll · transcript Mitschrift · history Verlauf ·
// checks Prüfungen · set up einrichten · practice Übung · tariff Tarif · billing step Takt ·
// metered getaktet · low, normal, urgent niedrig, normal, eilig · branch office Zweigstelle.
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
