// The property list of launchd (macOS), in /Library/LaunchDaemons: started with the
// computer, before anybody logs in, and again after every end that was not in order. Pure.
import { commandOf, daemonLine, type DaemonPlan } from './plan';
import { xmlText } from './xml-text';

export const LAUNCHD_LABEL = 'org.example.dialpost.relay';

/** `log`: the file that takes what the relay says. */
export function launchdPlist(plan: DaemonPlan, log: string): string {
  const strings = commandOf(plan).map((word) => `    <string>${xmlText(word)}</string>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    `<!-- ${daemonLine(plan)} -->`,
    '<plist version="1.0">',
    '<dict>',
    ...key('Label', LAUNCHD_LABEL),
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...strings,
    '  </array>',
    ...key('UserName', plan.user),
    ...(plan.language === null
      ? []
      : [
          '  <key>EnvironmentVariables</key>',
          '  <dict>',
          ...key('LANG', plan.language).map((l) => `  ${l}`),
          '  </dict>',
        ]),
    '  <key>RunAtLoad</key>',
    '  <true/>',
    '  <!-- "dialpost stop" ends with 0 and stays stopped; anything else is started again. -->',
    '  <key>KeepAlive</key>',
    '  <dict>',
    '    <key>SuccessfulExit</key>',
    '    <false/>',
    '  </dict>',
    '  <key>ThrottleInterval</key>',
    '  <integer>10</integer>',
    '  <!-- A stop may hang up a line (40 s). -->',
    '  <key>ExitTimeOut</key>',
    '  <integer>60</integer>',
    '  <key>Umask</key>',
    '  <integer>63</integer>',
    ...key('StandardErrorPath', log),
    '</dict>',
    '</plist>',
    '',
  ].join('\n');
}

function key(name: string, value: string): readonly string[] {
  return [`  <key>${name}</key>`, `  <string>${xmlText(value)}</string>`];
}
