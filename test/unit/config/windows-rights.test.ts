// Who may read a folder on Windows, read from lists of rights as a Windows has them: of a
// folder in a profile, in ProgramData, on the root of a disk, on a share.
import { expect, test } from 'vitest';
import { isReadByOthers } from '../../../src-main/config/windows-rights';

const SYSTEM = '(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)';
const ME = '(A;OICIID;FA;;;S-1-5-21-1004336348-1177238915-682003330-1001)';

test.each([
  ['in a profile', `D:AI${SYSTEM}${ME}`, false],
  ['in ProgramData', `D:AI${SYSTEM}(A;OICIIOID;GA;;;CO)(A;OICIID;0x1200a9;;;BU)(A;CIID;DCLCRPCR;;;BU)`, true],
  ['on the root of a disk', `D:AI${SYSTEM}(A;OICIID;0x1200a9;;;BU)(A;ID;0x1301bf;;;AU)`, true],
  ['of everyone', 'D:(A;OICI;FA;;;WD)', true],
  ['of everyone, by the whole number', 'D:P(A;;FR;;;S-1-1-0)', true],
  ['of a domain', `D:P${ME}(A;OICI;GR;;;S-1-5-21-1004336348-1177238915-682003330-513)`, true],
  ['in which users may only make folders', `D:P${ME}(A;CI;LC;;;BU)(A;CI;0x100004;;;BU)`, false],
  ['that users are denied', `D:P(D;OICI;FA;;;BU)${ME}`, false],
  ['closed, with an owner and groups said', `O:BAG:DUD:PAI${ME}`, false],
])('%s', (_, sddl, others) => {
  expect(isReadByOthers(`Post\r\n${sddl}\r\n`)).toBe(others);
});

test('what holds no list of rights tells nothing', () => {
  expect(isReadByOthers('Successfully processed 1 files')).toBeNull();
});
