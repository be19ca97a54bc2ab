// Names of devices are known in every folder and spelling; names that only look like them are names.
import { describe, expect, it } from 'vitest';
import { deviceIn } from '../../../src-main/contract/device-name';
import { checkSettings } from '../../../src-main/contract/settings';
import { practiceSettings } from '../../../src-main/contract/practice-settings';

describe('a path', () => {
  it.each(['con', 'C:\\Post\\NUL', 'C:/Post/aux.txt', 'com1', 'LPT9.log', 'nul:', 'con .txt', 'C:\\prn\\post'])(
    '%s leads to a device',
    (path) => expect(deviceIn(path)).not.toBeNull(),
  );
  it.each(['C:\\Post', 'console', 'C:\\auxiliary\\nullify.txt', 'com', 'com10', 'a.con', 'lpt'])(
    '%s leads to none',
    (path) => expect(deviceIn(path)).toBeNull(),
  );
});

describe('the folder of the log', () => {
  const issues = (folder: string) => {
    const document = { ...JSON.parse(JSON.stringify(practiceSettings())), log: { protocol: { folder } } };
    const judged = checkSettings(document);
    return judged.ok ? [] : judged.issues.map(({ path }) => path);
  };
  it('is none of them on Windows, and may be called as it likes on Unix', () => {
    expect(issues('C:\\nul')).toEqual(['log.protocol.folder']);
    expect(issues('/var/log/con')).toEqual([]);
    expect(issues('C:\\Post\\log')).toEqual([]);
  });
});
