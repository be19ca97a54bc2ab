// Where a program or a file of the computer is to be named, the person may choose it in the
// system's own dialog. The page gets the path that was chosen and nothing of what stands there.
import { dialog } from 'electron';
import type { DesktopRequests } from '../contract/bridge';
import { desktopWords } from '../words/desktop';

export const openDialogs: Pick<DesktopRequests, 'choose-file'> = {
  async 'choose-file'() {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title: desktopWords.chooseFile,
      properties: ['openFile'],
    });
    return { path: canceled ? null : (filePaths[0] ?? null) };
  },
};
