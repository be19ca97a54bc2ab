// A pause with an end, by the built relay: told by `status`, kept over a kill, and over by
// itself at its time, after which mail goes out again.
import { expect, it } from 'vitest';
import { type Serving, dataFolder, dialpost, serve } from '../support/serve';
import { office } from './support/office';
import { until } from './support/wait';

async function pauseOf(serving: Serving): Promise<readonly unknown[]> {
  const { paused, pausedUntil } = await serving.client.call('status', {});
  return [paused, pausedUntil];
}

it('holds over a kill until its time, and then everything is as before', { timeout: 60_000 }, async () => {
  const { dir, remove } = await dataFolder();
  let serving = await serve(dir, office());
  try {
    const { stdout } = await dialpost(['pause', '--for', '90', '--data', dir]);
    expect(stdout).toMatch(/^Paused until \d{4}-\d\d-\d\d \d\d:\d\d: mail is accepted, nothing is dialled\.\n$/);
    expect((await dialpost(['status', '--data', dir])).stdout).toMatch(/PAUSED until \d{4}-/);
    const at = new Date(Date.now() + 4000).toISOString();
    await serving.client.call('relay.pause', { until: at });
    await serving.kill();
    serving = await serve(dir);
    expect(await pauseOf(serving)).toEqual([true, at]);
    await until('the pause to be over', async () => !(await pauseOf(serving))[0], 15_000);
    expect(await pauseOf(serving)).toEqual([false, null]);
    await serving.kill();
    serving = await serve(dir);
    expect(await pauseOf(serving)).toEqual([false, null]);
  } finally {
    await serving.stop();
    await remove();
  }
});

it('an end that is past, two ends, and a time that is none are refused with a sentence', async () => {
  const { dir, remove } = await dataFolder();
  const serving = await serve(dir, office());
  try {
    await expect(serving.client.call('relay.pause', { until: '2020-01-01T00:00:00Z' })).rejects.toThrow('over already');
    await expect(serving.client.call('relay.pause', { until: 'soon' })).rejects.toThrow('date and time');
    await expect(serving.client.call('relay.pause', { forMinutes: 0 })).rejects.toThrow('expected');
    const both = await dialpost(['pause', '--for', '5', '--until', '18:00', '--data', dir]);
    expect([both.code, both.stderr]).toEqual([1, expect.stringContaining('not both')]);
    const none = await dialpost(['pause', '--until', '25:00', '--data', dir]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('--until takes a time')]);
    expect(await pauseOf(serving)).toEqual([false, null]);
  } finally {
    await serving.stop();
    await remove();
  }
});
