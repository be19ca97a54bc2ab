; Every sentence of the setup, in the three languages of the program. Windows' own language
; chooses; English where it is none of them.

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "French"

!macro WORD name english german french
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_GERMAN} "${german}"
  LangString ${name} ${LANG_FRENCH} "${french}"
!macroend
!define Word "!insertmacro WORD"

${Word} ProgramName "Dialpost" "Dialpost" "Dialpost"
${Word} ProgramHelp "The program with everything it needs. Mail and settings stand elsewhere and stay as they are." \
  "Das Programm mit allem, was es braucht. Post und Einstellungen liegen anderswo und bleiben." \
  "Le programme complet. Le courrier et les réglages sont ailleurs et restent tels quels."
${Word} MenuName "Start menu" "Startmenü" "Menu Démarrer"
${Word} MenuHelp "Dialpost in the Start menu." "Dialpost im Startmenü." "Dialpost dans le menu Démarrer."
${Word} PathName "Command “dialpost” in every terminal" "Befehl „dialpost“ in jedem Terminal" \
  "Commande « dialpost » dans tout terminal"
${Word} PathHelp "Puts the command into PATH, so that it is found in every folder." \
  "Trägt den Befehl in PATH ein, damit er in jedem Ordner gefunden wird." \
  "Ajoute la commande à PATH, pour qu’elle soit trouvée dans tout dossier."
${Word} ServiceName "Run as a service" "Als Dienst ausführen" "Exécuter comme service"
${Word} ServiceHelp "Starts with the computer, nobody logged in. Needs settings; later: dialpost service install" \
  "Startet mit dem Computer, ohne Anmeldung. Braucht Einstellungen; später: dialpost service install" \
  "Démarre avec l’ordinateur, sans session. Demande des réglages ; plus tard : dialpost service install"
${Word} FirewallName "Let the office through the firewall" "Das Büro durch die Firewall lassen" \
  "Laisser le bureau passer le pare-feu"
${Word} FirewallHelp "Other computers and printers of the office may hand in mail here." \
  "Andere Computer und Drucker des Büros dürfen hier Post einliefern." \
  "Les autres ordinateurs et imprimantes du bureau peuvent remettre du courrier ici."
${Word} Stopping "Dialpost runs and is asked to end in order…" "Dialpost läuft und wird geordnet beendet …" \
  "Dialpost est en marche ; il est prié de s’arrêter en bon ordre…"
${Word} StillRuns "Dialpost still runs from this folder, for another user or with another data folder. End it there (dialpost stop) and try again. Nothing has been changed." \
  "Dialpost läuft noch aus diesem Ordner, für eine andere Person oder mit einem anderen Datenordner. Beenden Sie es dort (dialpost stop) und versuchen Sie es noch einmal. Es wurde nichts geändert." \
  "Dialpost est encore en marche depuis ce dossier, pour un autre utilisateur ou avec un autre dossier de données. Arrêtez-le là (dialpost stop) et réessayez. Rien n’a été changé."
${Word} NothingChanged "Nothing has been changed." "Es wurde nichts geändert." "Rien n’a été changé."
${Word} OldStays "The version before could not be removed, and stays." \
  "Die vorige Version ließ sich nicht entfernen und bleibt." "La version précédente n’a pas pu être retirée et reste en place."
${Word} NotWritten "The files could not be written. Is the disk full, or the folder not yours?" \
  "Die Dateien ließen sich nicht schreiben. Ist die Platte voll, oder gehört der Ordner jemand anderem?" \
  "Les fichiers n’ont pas pu être écrits. Le disque est-il plein, ou le dossier appartient-il à quelqu’un d’autre ?"
${Word} NoService "Dialpost is installed, but not as a service:" "Dialpost ist installiert, aber nicht als Dienst:" \
  "Dialpost est installé, mais pas comme service :"
${Word} NoRule "Dialpost is installed, but Windows' firewall took no rule (netsh). Other computers may not reach it." \
  "Dialpost ist installiert, aber die Windows-Firewall nahm keine Regel an (netsh). Andere Computer erreichen es vielleicht nicht." \
  "Dialpost est installé, mais le pare-feu de Windows n’a accepté aucune règle (netsh). Les autres ordinateurs ne l’atteindront peut-être pas."
${Word} ByMsi "Dialpost was installed on this computer by an MSI package. Remove that first (Settings, Apps)." \
  "Dialpost wurde auf diesem Computer durch ein MSI-Paket installiert. Entfernen Sie das zuerst (Einstellungen, Apps)." \
  "Dialpost a été installé sur cet ordinateur par un paquet MSI. Retirez-le d’abord (Paramètres, Applications)."
${Word} AllHaveIt "Dialpost is installed on this computer for all users, so you have it already, and nothing has been changed. Upgrade that one (/AllUsers), or remove it first (Settings, Apps)." \
  "Dialpost ist auf diesem Computer schon für alle Personen installiert, also auch für Sie; es wurde nichts geändert. Bringen Sie dieses auf den neuen Stand (/AllUsers), oder entfernen Sie es zuerst (Einstellungen, Apps)." \
  "Dialpost est déjà installé sur cet ordinateur pour tous les utilisateurs, donc pour vous aussi ; rien n’a été changé. Mettez celui-là à jour (/AllUsers), ou retirez-le d’abord (Paramètres, Applications)."
${Word} FolderName "This folder has a ; or a % in its name, which PATH and the Task Scheduler take for something else. Choose another folder. Nothing has been changed." \
  "Im Namen dieses Ordners steht ein ; oder ein %, was PATH und die Aufgabenplanung anders verstehen. Wählen Sie einen anderen Ordner. Es wurde nichts geändert." \
  "Le nom de ce dossier contient un ; ou un %, que PATH et le planificateur de tâches comprennent autrement. Choisissez un autre dossier. Rien n’a été changé."
${Word} FolderAsked "What stands after /D= is no folder that can be made. It stands last, as a whole path and without quotes. Nothing has been changed." \
  "Was hinter /D= steht, ist kein Ordner, der sich anlegen lässt. Er steht zuletzt, als ganzer Pfad und ohne Anführungszeichen. Es wurde nichts geändert." \
  "Ce qui suit /D= n’est pas un dossier qui puisse être créé. Il vient en dernier, en chemin complet et sans guillemets. Rien n’a été changé."
${Word} ServiceStays "Dialpost runs as a service from this folder, and that could not be taken out. Nothing has been removed." \
  "Dialpost läuft aus diesem Ordner als Dienst, und der ließ sich nicht entfernen. Es wurde nichts entfernt." \
  "Dialpost s’exécute comme service depuis ce dossier, et celui-ci n’a pas pu être retiré. Rien n’a été retiré."
${Word} ForAllNeedsAdmin "Dialpost is installed for all users by an administrator. Run setup as one, or with /CurrentUser for yourself alone. Nothing has been changed." \
  "Für alle Personen installiert Dialpost, wer Administrator ist. Starten Sie das Setup als solcher, oder mit /CurrentUser nur für sich. Es wurde nichts geändert." \
  "Un administrateur installe Dialpost pour tous les utilisateurs. Lancez l’installation en tant que tel, ou avec /CurrentUser pour vous seul. Rien n’a été changé."
${Word} NeedsAdmin "Dialpost is installed here for all users. Only an administrator can remove it." \
  "Dialpost ist hier für alle Personen installiert. Nur wer Administrator ist, kann es entfernen." \
  "Dialpost est installé ici pour tous les utilisateurs. Seul un administrateur peut le retirer."
${Word} MailStays "Mail and settings stay where they are:" "Post und Einstellungen bleiben, wo sie sind:" \
  "Le courrier et les réglages restent où ils sont :"
${Word} Terminal "Dialpost command line" "Dialpost-Befehlszeile" "Ligne de commande de Dialpost"
${Word} Practise "Practise with Dialpost" "Mit Dialpost üben" "S’exercer avec Dialpost"
${Word} Handbook "Dialpost handbook" "Dialpost-Handbuch" "Manuel de Dialpost"
