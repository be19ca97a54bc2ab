// B1: what a host said is held against every case in time in proportion to its length.
import { expect, it } from 'vitest';
import { CASES, explain } from '../../../src-main/diagnose/cases/troubleshoot';
import { growth } from '../../support/growth';

const STAGES = [...new Set(CASES.flatMap(({ stages }) => stages))];
const WORDS = [
  'a',
  ' ',
  '\r\n',
  'too many ',
  'limit ',
  'your ip ',
  'authentication ',
  'blocked ',
  'not ',
  '1.2.3.4 ',
  '550 ',
  '-',
  'mail from ',
];

it.each(WORDS)(
  'B1: a run of %j',
  (word) => {
    const read = (text: string): unknown =>
      STAGES.map((stage) => [explain({ stage, code: 550, text }), explain({ stage, code: 0, text })]);
    expect(growth(read, (length) => `${word.repeat(Math.ceil(length / word.length))}!`, 65_536)).toMatchObject({
      fair: true,
    });
  },
  60_000,
);
