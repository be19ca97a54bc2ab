// The unit of systemd, for `dialpost service install` and for packages. Pure. It takes
// from the service what it never needs; what a dialling program needs is left to it:
// pppd and sudo are setuid root, and any of the options that filter system calls makes
// NoNewPrivileges true for a user of its own (systemd.exec(5)), which would end dialling.
import { commandOf, daemonLine, type DaemonPlan } from './plan';

/** Where systemd makes the folder itself (StateDirectory=). */
export const STATE_FOLDER = '/var/lib/dialpost';

export function systemdUnit(plan: DaemonPlan): string {
  return [
    `# ${daemonLine(plan)}`,
    '# Dialpost, the post office of a place with a thin, costly or part-time line.',
    '# Written by "dialpost service"; "sudo dialpost service install" writes it anew.',
    '# Your own changes belong into "systemctl edit dialpost", where they stay.',
    '',
    '[Unit]',
    'Description=Dialpost mail relay',
    '# Mail is taken whether or not a line is up, so no network is waited for.',
    'After=network.target',
    `RequiresMountsFor=${word(plan.data)}`,
    '# Mail must not stop for good because a disk was full for a minute.',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${command(commandOf(plan))}`,
    `User=${plan.user}`,
    ...(plan.language === null ? [] : [`Environment=${word(`LANG=${plan.language}`)}`]),
    'SyslogIdentifier=dialpost',
    'UMask=0077',
    '',
    '# "dialpost stop" ends with 0 and stays stopped until somebody starts it again.',
    'Restart=on-failure',
    'RestartSec=5',
    '# A stop may hang up a line (40 s); the dialler is not to be ended before the relay has asked it to hang up, and',
    '# what a killed relay left of it is ended, because a line that stays up costs money.',
    'KillMode=mixed',
    'TimeoutStopSec=60',
    '',
    ...folders(plan),
    '',
    '# Port 25 without being root.',
    'AmbientCapabilities=CAP_NET_BIND_SERVICE',
    'PrivateTmp=yes',
    'ProtectControlGroups=yes',
    ...(plan.dials === 'programs' ? LOOSE : STRICT),
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');
}

const STRICT: readonly string[] = [
  '',
  '# No line of the settings needs a program that gains rights (nmcli asks the NetworkManager over D-Bus, which is a',
  '# socket). Where one is to be dialled by pppd, wvdial or a command of your own, run "dialpost service install"',
  '# again after the settings: it writes the wider unit.',
  'NoNewPrivileges=yes',
  'CapabilityBoundingSet=CAP_NET_BIND_SERVICE',
  'PrivateDevices=yes',
  'DevicePolicy=closed',
  'ProtectClock=yes',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectProc=invisible',
  'RemoveIPC=yes',
  'LockPersonality=yes',
  'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
  'RestrictNamespaces=yes',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'SystemCallArchitectures=native',
  'SystemCallFilter=@system-service',
  'SystemCallFilter=~@privileged @resources',
  'SystemCallErrorNumber=EPERM',
  '# Not MemoryDenyWriteExecute: Node compiles as it runs. Not ProcSubset=pid: it reads /proc/meminfo.',
];

const LOOSE: readonly string[] = [
  '',
  '# A line of the settings is dialled by a program (pppd, wvdial, a command of your own). Such a program gains rights',
  '# (setuid, sudo), opens a modem and changes the network, so these stay away: NoNewPrivileges and all that implies it',
  '# (SystemCallFilter, RestrictAddressFamilies, RestrictNamespaces, LockPersonality, ProtectKernel…, ProtectClock),',
  '# CapabilityBoundingSet and PrivateDevices. To narrow it for your own dialler: systemctl edit dialpost.',
  'NoNewPrivileges=no',
];

function folders(plan: DaemonPlan): readonly string[] {
  const { data, writable, dials, steeredByGroup } = plan;
  const isState = data === STATE_FOLDER;
  return [
    ...(isState ? ['StateDirectory=dialpost', `StateDirectoryMode=${steeredByGroup ? '0710' : '0700'}`] : []),
    ...(dials === 'programs'
      ? [
          '# pppd and its scripts write to /run, /etc/ppp and /etc/resolv.conf: only programs and boot files are closed.',
          'ProtectSystem=yes',
        ]
      : [
          'ProtectSystem=strict',
          ...[...(isState ? [] : [data]), ...writable].map((path) => `ReadWritePaths=${word(path)}`),
        ]),
    ...home(plan),
  ];
}

const HOMES = /^\/(home|root|run\/user)(\/|$)/;

function home({ data, writable, program, dials }: DaemonPlan): readonly string[] {
  if (dials !== 'programs' && ![data, ...writable, ...program].some((path) => HOMES.test(path)))
    return ['ProtectHome=yes'];
  if (dials !== 'programs') return ['ProtectHome=read-only'];
  // Otherwise read-only homes would hold the data folder too.
  return [
    'ProtectHome=read-only',
    ...[data, ...writable].filter((path) => HOMES.test(path)).map((path) => `ReadWritePaths=${word(path)}`),
  ];
}

/** One word as systemd reads it: in quotes, with "%" doubled (systemd.syntax(7)). */
function word(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** In what follows the program, "$" begins a variable; in the program's own path it does not. */
function command([program = '', ...args]: readonly string[]): string {
  return [word(program), ...args.map((one) => word(one.replaceAll('$', '$$$$')))].join(' ');
}
