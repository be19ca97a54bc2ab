import { describe, expect, test } from 'vitest';
import { defaultDataDir } from '../../../src-main/config/data-dir';

describe('the default data folder is where the system keeps an app of this name', () => {
  test('Linux: the folder for settings, wherever the person keeps it', () => {
    expect(defaultDataDir('linux', {}, '/home/ann')).toBe('/home/ann/.config/Dialpost');
    expect(defaultDataDir('linux', { XDG_CONFIG_HOME: '/srv/conf' }, '/home/ann')).toBe('/srv/conf/Dialpost');
    expect(defaultDataDir('linux', { XDG_CONFIG_HOME: '' }, '/home/ann')).toBe('/home/ann/.config/Dialpost');
  });
  test('macOS: Application Support', () => {
    expect(defaultDataDir('darwin', {}, '/Users/ann')).toBe('/Users/ann/Library/Application Support/Dialpost');
  });
  test('Windows: roaming application data', () => {
    expect(defaultDataDir('win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\Users\\ann')).toBe(
      'C:\\Users\\ann\\AppData\\Roaming\\Dialpost',
    );
    expect(defaultDataDir('win32', {}, 'C:\\Users\\ann')).toBe('C:\\Users\\ann\\AppData\\Roaming\\Dialpost');
  });
});
