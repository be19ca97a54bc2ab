// The task of Windows' Task Scheduler (schema 1.2, MS-TSCH 2.5): started with the computer,
// before anybody logs in, as LOCAL SERVICE, which may do least of the accounts that need
// no password. No wrapper: node.exe is no service of its own, the wrappers there are bring
// a program that nobody here can sign and keep, and a task is what Windows itself restarts
// and shows to an administrator. What a task does not promise (a new start after an exit
// code that is not 0) is done by `dialpost service run`, which the task starts. Pure.
import { daemonLine, type DaemonPlan } from './plan';
import { xmlText } from './xml-text';

export const TASK_NAME = 'Dialpost';
/** LOCAL SERVICE, in whatever language Windows calls it. */
export const LEAST_RIGHTS = 'S-1-5-19';

/** To be written in UTF-16 with its mark, as schtasks wants it. */
export function taskXml(plan: DaemonPlan): string {
  const [program = '', ...first] = plan.program;
  const args = [...first, 'service', 'run', '--data', plan.data].map(windowsWord).join(' ');
  return [
    '<?xml version="1.0" encoding="UTF-16"?>',
    `<!-- ${daemonLine(plan)} -->`,
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    '  <RegistrationInfo>',
    '    <Author>Dialpost</Author>',
    '    <Description>Dialpost, the post office of this place: takes mail at any hour, sends and fetches it when a line is up.</Description>',
    `    <URI>\\${TASK_NAME}</URI>`,
    '  </RegistrationInfo>',
    '  <Triggers>',
    '    <BootTrigger>',
    '      <Enabled>true</Enabled>',
    '    </BootTrigger>',
    '  </Triggers>',
    '  <Principals>',
    '    <Principal id="Author">',
    `      <UserId>${plan.user}</UserId>`,
    '      <RunLevel>LeastPrivilege</RunLevel>',
    '    </Principal>',
    '  </Principals>',
    '  <Settings>',
    '    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>',
    '    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>',
    '    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>',
    '    <AllowHardTerminate>true</AllowHardTerminate>',
    '    <StartWhenAvailable>true</StartWhenAvailable>',
    '    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>',
    '    <AllowStartOnDemand>true</AllowStartOnDemand>',
    '    <Enabled>true</Enabled>',
    '    <Hidden>false</Hidden>',
    '    <RunOnlyIfIdle>false</RunOnlyIfIdle>',
    '    <WakeToRun>false</WakeToRun>',
    '    <!-- Without end: otherwise Windows ends a task after three days. -->',
    '    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>',
    '    <!-- As that of programs that people use: a task has a low one by default. -->',
    '    <Priority>5</Priority>',
    '    <RestartOnFailure>',
    '      <Interval>PT1M</Interval>',
    '      <Count>255</Count>',
    '    </RestartOnFailure>',
    '  </Settings>',
    '  <Actions Context="Author">',
    '    <Exec>',
    `      <Command>${xmlText(windowsWord(program))}</Command>`,
    `      <Arguments>${xmlText(args)}</Arguments>`,
    '    </Exec>',
    '  </Actions>',
    '</Task>',
    '',
  ].join('\r\n');
}

/** One word by the rules of CommandLineToArgvW: backslashes before a quote are doubled. */
export function windowsWord(word: string): string {
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
