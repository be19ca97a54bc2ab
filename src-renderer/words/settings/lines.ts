// How a line goes online, what it may carry and what it costs: the names of its kinds and
// of its fields, and the help of each. The rules of words/window.ts and of
// words/help/field-help.ts hold.
import { page } from '../spoken';

export const lineWords = page({
  kind: 'How it goes online',
  kinds: {
    'always-on': 'Always online',
    'on-demand': 'Online on demand (a router dials)',
    ras: 'Windows dial-up entry',
    pppd: 'Modem with pppd',
    networkmanager: 'NetworkManager connection',
    command: 'Commands of our own',
  },
  connect: 'Command that connects',
  disconnect: 'Command that hangs up',
  statusCommand: 'Command that tells the state',
  attempts: 'Dial attempts',
  redial: 'Seconds between attempts',
  dialTimeout: 'Seconds to wait for a connection',
  maxOnline: 'Longest call (minutes)',
  dns: 'DNS servers while online',
  currency: 'Currency',
  perMinute: 'Price a minute',
  perCall: 'Price a call',
  perMegabyte: 'Price a megabyte',
  billing: 'Billed in steps of (seconds)',
  budget: 'Budget a month',
  budgetHint: 'Reached: planned calls stop; somebody may still start one.',
  askUnder: 'Do not ask under',
  askUnderHint: 'Before a call that costs less, nobody is asked. 0: always.',
  metered: 'Metered',
  meteredWords: { auto: 'By the system or a price', yes: 'Yes', no: 'No' },
  limitsWhen: 'What it carries is limited',
  limitsWords: { metered: 'While it is metered', always: 'Always' },
  limitsBytes: 'Largest message on this line (MB)',
  limitsHint: 'Larger mail takes another line of its provider, or waits for one.',
  /** Label and hint by the key in the settings, of fields that some of the kinds have of their own. */
  own: {
    entry: ['Entry', 'Its name in the system.'],
  },
});

export const LINE_HELP = page({
  'links.name': ['What you call the line; it stands on buttons and in costs.', 'Satellite phone'],
  'links.id': ['What commands and records call it; it stays when the name changes.', 'satellite'],
  'links.kind': ['How this computer goes online by it.', 'Online on demand (a router dials)'],
  'links.entry': ['The connection’s name, exactly as the system shows it.', 'Harbour Wi-Fi'],
  'links.username': ['The login name for dialling, as the provider of the line gave it.', 'ship42'],
  'links.password': ['The password for dialling; empty where the system keeps it.', 'As it stands in the contract'],
  'links.connectCommand': ['A program that brings the line up and ends when it is up.', '/usr/local/bin/dial'],
  'links.disconnectCommand': ['A program that hangs up.', '/usr/local/bin/hangup'],
  'links.statusCommand': [
    'A program that ends with 0 while the line is up, so that a dropped line is noticed.',
    '/usr/local/bin/is-online',
  ],
  'links.dialAttempts': ['How often it is dialled before the call is given up.', '3'],
  'links.redialDelaySeconds': ['The pause between two tries.', '30'],
  'links.dialTimeoutSeconds': ['After this time without a connection a try has failed.', '90'],
  'links.maxOnlineMinutes': ['A call is ended in order after this time, whatever still waits.', '30'],
  'links.dnsServers': ['Who is asked for names while this line is up, if not the system’s own.', '192.0.2.53'],
  'links.metered': ['Whether what goes over it is counted or paid for.', 'By the system or a price'],
  'links.limits.when': ['When the limits below hold.', 'While it is metered'],
  'links.limits.maxBytes': ['A larger letter waits for another line.', '0.2'],
  'links.limits.priorities': ['Letters of another priority wait for another line.', 'Normal and high'],
  'links.tariff.currency': ['The three letters of the money you pay in.', 'EUR'],
  'links.tariff.perMinute': ['What a minute online costs, as it stands on the bill.', '1.20'],
  'links.tariff.perCall': ['What each call costs, however short it is.', '0.10'],
  'links.tariff.perMegabyte': ['What a megabyte costs, sent or received.', '5.50'],
  'links.tariff.billingSeconds': [
    'Calls are billed in steps of this length: at 60, a call of 61 seconds costs two minutes.',
    '60',
  ],
  'links.monthlyBudget': ['When so much is spent in a month, planned calls stop; people may still call.', '150'],
  'links.doNotAskUnder': ['A call that costs less than this begins without a question.', '2'],
});
