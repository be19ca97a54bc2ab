// words/updates/install-faults in German.
import { translate } from '../../page';
import { type InstallFault, installWords } from '../../updates/install-faults';

function faultText(fault: InstallFault): string {
  switch (fault.kind) {
    case 'damaged':
      return 'Was hier liegt, ist nicht das Signierte. Es wurde gelöscht; holen Sie es noch einmal';
    case 'dismissed':
      return `Das Kennwort eines Verwalters wurde nicht eingegeben. Drücken Sie noch einmal, oder lassen Sie einen Verwalter dies ausführen: sudo dpkg -i "${fault.file}"`;
    case 'no-asker':
      return `Das Kennwort des Verwalters war nicht das richtige, oder es gibt hier nichts, womit danach gefragt werden könnte (pkexec). Drücken Sie noch einmal, oder lassen Sie einen Verwalter dies ausführen: sudo dpkg -i "${fault.file}"`;
    case 'no-answer':
      return 'Niemand hat auf die Frage nach dem Kennwort eines Verwalters geantwortet. Drücken Sie noch einmal, wenn jemand da ist';
    case 'lacking':
      return `Sie braucht andere Pakete, die Dialpost nicht von selbst holt (${fault.detail})`;
    case 'not-writable':
      return `Sie dürfen ${fault.file} nicht ersetzen. Fragen Sie, wer die Datei dort hingelegt hat`;
    case 'system':
      return `Dieser Computer meldet: ${fault.detail}`;
  }
}

translate('de', installWords, { fault: faultText });
