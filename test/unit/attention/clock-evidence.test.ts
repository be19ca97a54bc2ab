// What can be known of our own clock, and what cannot.
import { describe, expect, test } from 'vitest';
import { gatherEvidence } from '../../../src-main/attention/clock-evidence';
import { manualClock } from '../../support/manual-clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function open() {
  const clock = manualClock();
  return { clock, evidence: gatherEvidence(clock), wrong: 10 * MINUTE };
}

describe('our clock', () => {
  test('is wrong when a host says so, and right at once when it is set', () => {
    const { clock, evidence, wrong } = open();
    evidence.heard('smtp.isp.example', clock.now() + 2 * HOUR, 'exact');
    clock.advance(30 * MINUTE);
    expect(evidence.against(wrong)).toMatchObject({ who: 'smtp.isp.example', ahead: 2 * HOUR });
    clock.jump(clock.now() + 2 * HOUR);
    expect(evidence.against(wrong)).toBeNull();
  });

  test('is right when a host says so, until it is set back', () => {
    const { clock, evidence, wrong } = open();
    evidence.heard('smtp.isp.example', clock.now() - MINUTE, 'exact');
    clock.advance(3 * HOUR);
    expect(evidence.against(wrong)).toBeNull();
    clock.jump(clock.now() - HOUR);
    expect(evidence.against(wrong)?.ahead).toBe(59 * MINUTE);
  });

  test('is not called wrong after a sleep', () => {
    const { clock, evidence, wrong } = open();
    evidence.heard('smtp.isp.example', clock.now(), 'exact');
    clock.jump(clock.now() + 8 * HOUR);
    expect(evidence.against(wrong)).toBeNull();
    clock.advance(HOUR);
    expect(evidence.against(wrong)).toBeNull();
  });

  test('is behind when mail was stamped later than now; a stamp of the past proves nothing', () => {
    const { clock, evidence, wrong } = open();
    evidence.heard('the provider', clock.now() - 48 * HOUR, 'at-least');
    expect(evidence.against(wrong)).toBeNull();
    evidence.heard('the provider', clock.now() + HOUR, 'at-least');
    expect(evidence.against(wrong)).toMatchObject({ kind: 'at-least', ahead: HOUR });
    evidence.heard('smtp.isp.example', clock.now(), 'exact');
    evidence.heard('the provider', clock.now() + HOUR, 'at-least');
    expect(evidence.against(wrong)).toBeNull();
  });
});
