// Reading messages: where each kind of message lies, and what the methods answer.
import { ContractError } from '../contract/errors';
import type { Handlers } from '../contract/methods';
import type { Found, Letters, Sources } from '../reading/letters';
import type { Queue } from '../queue/queue';
import type { Spool } from '../spool/spool';
import { relayWords } from '../words/relay';

type ReadingMethod = 'queue.content' | 'message.read' | 'message.page' | 'message.attachment' | 'message.source';

export function readingHandlers(letters: Letters): Pick<Handlers, ReadingMethod> {
  const source: Handlers['message.source'] = async ({ message, offset, maxBytes, encoding }) => {
    const { bytes, truncated, damaged } = await letters.source(message, offset, maxBytes);
    return { text: bytes.toString(encoding), truncated, ...(damaged ? { damaged } : {}) };
  };
  return {
    'queue.content': ({ id, ...ask }) => source({ message: { in: 'queue', id }, ...ask }),
    'message.source': source,
    'message.read': ({ message, patient = false }) => letters.read(message, patient),
    'message.page': async ({ message }) => ({ page: await letters.page(message) }),
    'message.attachment': async ({ message, part, offset, maxBytes }) => {
      const { bytes, next } = await letters.piece({ message, part }, offset, maxBytes);
      return { text: bytes.toString('base64'), next };
    },
  };
}

export function messageSources(queue: Queue, spool: Spool): Pick<Sources, 'queue'> {
  return {
    queue: async ({ id }, whole) => {
      const item = queue.get(id);
      if (!item || (whole && !(await spool.verify(item)))) return setAside(spool, id);
      return {
        bytes: item.bytes,
        damaged: false,
        read: (start, end) => spool.readPart(id, start, Math.min(end, item.bytes)),
      };
    },
  };
}

/** What lies in corrupt/ is shown as it is found there; its row in the list goes by its file's name. */
async function setAside(spool: Spool, id: string): Promise<Found> {
  const note = spool.corrupt().find(({ name }) => name === `${id}.eml` || name === id);
  if (!note) throw noSuchMessage(id);
  const bytes = await spool.sizeAside(note.name);
  if (bytes === null) throw new ContractError('not-found', relayWords.missing.setAside(id, note.why));
  return {
    bytes,
    damaged: true,
    read: async (start, end) => (await spool.readAside(note.name, start, end)) ?? Buffer.alloc(0),
  };
}

export function noSuchMessage(id: string): ContractError {
  return new ContractError('not-found', relayWords.missing.message(id));
}
