// What a client hears at RCPT TO about a mailbox here.
import { refusal } from '../listener/refusal';

export const RCPT_REFUSALS = {
  unknown: refusal(550, '5.1.1', 'There is no such mailbox here. Check the address'),
  noticesOnly: refusal(
    550,
    '5.1.1',
    'This address is only for notices about a letter that was forwarded, for 30 days. Write to the person instead',
  ),
  full: refusal(452, '4.2.2', 'The mailbox is full. Try again later, when its owner has made room'),
};
