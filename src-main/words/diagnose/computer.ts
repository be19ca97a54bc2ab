// What is said of this computer when it is looked at: its ports, clock, data folder and
// disk, the programs that dial, and whether DNS knows the smart hosts. The names of the
// sentences are the codes of the checks.
import { dateTimeText, sizeText, spanText } from '../amounts';
import { page } from '../page';

const SET_CLOCK =
  'Set date, time and time zone of this computer and let them be set by the network. Schedules, retries and the dates of your mail follow them; certificates are refused while they are wrong.';

const doorText = (address: string, port: number): string => `${address} port ${port}`;
const notDialled = (line: string): string => `The line ${line} cannot be dialled, so no mail goes over it.`;
const unwritable = (folder: string, why: string): string =>
  `The data folder ${folder} cannot be written: ${why}. No mail can be taken in.`;

export const computerWords = page({
  door: doorText,
  time: dateTimeText,
  unnamedLine: 'The line',

  good: {
    'port-any': 'Any free port is taken for this door; the overview shows which.',
    'port-ours': (address: string, port: number) => `Dialpost listens at ${doorText(address, port)} already.`,
    'port-free': (address: string, port: number) => `${doorText(address, port)} is free.`,
    'clock-plausible': (now: number, zone: string) =>
      `The clock says ${dateTimeText(now, zone)} (${zone}), which can be right: compare it with your watch.`,
    'disk-room': (freeBytes: number) => `The disk of the data folder has ${sizeText(freeBytes)} left.`,
    'folder-writable': (folder: string) => `The data folder ${folder} can be written.`,
    'program-none': (line: string) => `${line} is not dialled by Dialpost and needs no program.`,
    'program-there': (line: string, programs: readonly string[]) =>
      `What ${line} is dialled with is there: ${programs.join(', ')}.`,
    'dns-address': (host: string) => `${host} is an address; no name server is needed to find it.`,
    'dns-found': (host: string, addresses: readonly string[]) => `DNS knows ${host}: ${addresses.join(', ')}.`,
  },

  portTakenBySelf: (port: number) => ({
    text: `Port ${port} is used by Dialpost itself for something else (another listener, the practice provider or the mailboxes).`,
    mend: 'Choose another port for one of them.',
  }),
  /** `holder`: the program that has it; null where the system does not tell. */
  portTaken: (address: string, port: number, holder: { readonly name: string; readonly pid: number } | null) => {
    const who = holder
      ? `the program ${holder.name} (process ${holder.pid})`
      : 'another program; which one the system does not tell us';
    return {
      text: `${doorText(address, port)} is taken by ${who}. No mail could be handed in there.`,
      mend: 'Stop that program, or choose another port and type it into the mail programs.',
    };
  },
  /** No more than a cause; what to do is told by the case it belongs to. */
  nameNotFound: (cause: string) => `${cause} No mail can go there; it waits safely.`,

  bad: {
    'port-forbidden': (port: number) => ({
      text: `The system does not let Dialpost open port ${port}; ports below 1024 need special rights.`,
      mend: 'Choose a port above 1023, for example 2525, and type the same into the mail programs.',
    }),
    'port-reserved': (port: number) => ({
      text: `Windows keeps port ${port} for itself (often for Hyper-V or WSL), or another program has it for itself alone. No mail could be handed in there.`,
      mend: 'Choose another port, for example 2525, and type the same into the mail programs.',
    }),
    'port-address': (address: string) => ({
      text: `This computer does not have the address ${address} now.`,
      mend: 'Choose 127.0.0.1 for this computer only, 0.0.0.0 for every address it has, or an address it has.',
    }),
    'clock-early': (now: number, built: number, zone: string) => ({
      text: `The clock says ${dateTimeText(now, zone)}, but this Dialpost was built on ${dateTimeText(built, zone)}. The clock is wrong.`,
      mend: SET_CLOCK,
    }),
    'clock-late': (now: number, zone: string) => ({
      text: `The clock says ${dateTimeText(now, zone)}, more than twenty years after this Dialpost was built. The clock is wrong.`,
      mend: SET_CLOCK,
    }),
    /** `jump`: milliseconds; below 0 it was put back. */
    'clock-jumped': (jump: number, now: number, zone: string) => ({
      text: `The clock was put ${jump > 0 ? 'forward' : 'back'} by ${spanText(Math.abs(jump))} since Dialpost last looked; it says ${dateTimeText(now, zone)} now.`,
      mend: `If that is the right time, check again and all is well. If not: ${SET_CLOCK}`,
    }),
    'disk-small': (folder: string, freeBytes: number, needBytes: number) => ({
      text: `The disk of the data folder ${folder} has only ${sizeText(freeBytes)} left. Once it is full, whoever hands in mail is told to try again later; nothing that was taken is lost.`,
      mend: `Make room until ${sizeText(needBytes)} are free, or start Dialpost with a data folder on another disk (--data).`,
    }),
    'folder-full': (folder: string) => ({
      text: unwritable(folder, 'its disk is full'),
      mend: 'Make room on that disk.',
    }),
    'folder-forbidden': (folder: string) => ({
      text: unwritable(folder, 'the system does not allow it'),
      mend: 'Give the user that runs Dialpost the right to write there, or start it with another folder (--data).',
    }),
    'folder-read-only': (folder: string) => ({
      text: unwritable(folder, 'its disk is mounted for reading only'),
      mend: 'Disks are mounted so after a fault: check the disk, or start Dialpost with a folder on another (--data).',
    }),
    'folder-missing': (folder: string) => ({
      text: unwritable(folder, 'it is not there'),
      mend: 'If it lies on a disk that can be taken out, put it in; else start Dialpost anew.',
    }),
    'folder-trouble': (folder: string, trouble: string) => ({
      text: unwritable(folder, trouble),
      mend: 'Check the disk.',
    }),
    /** What brings the program is told by the kind of line. */
    'program-missing': (line: string, program: string) => `The program ${program} is not there. ${notDialled(line)}`,
    'program-not-executable': (line: string, program: string) => ({
      text: `The file ${program} is there but may not be run. ${notDialled(line)}`,
      mend: 'Make it executable (chmod +x) for the user that runs Dialpost; a script needs its first line (#!/bin/sh) too.',
    }),
  },

  unknown: {
    'port-unknown': (address: string, port: number, trouble: string) => ({
      text: `Whether ${doorText(address, port)} can be opened cannot be known: ${trouble}.`,
    }),
    'disk-unknown': (folder: string, trouble: string) => ({
      text: `How much room the disk of ${folder} has left cannot be known: ${trouble}.`,
    }),
    'dns-offline': (host: string) => ({
      text: `Whether DNS knows ${host} cannot be known while the line is down. It is asked in every call.`,
      mend: 'To know now: Test, on the page Sending, or dial the line and check again.',
    }),
    'dns-on-demand': (host: string) => ({
      text: `Whether DNS knows ${host} was not asked: the question would make the router dial.`,
      mend: 'To know now: Test, on the page Sending.',
    }),
  },
});
