// The report for a technician, where the person says; told at the edge of the window.
import { tellDone } from '../parts/tell';
import { desk } from '../relay';
import { attentionWords } from '../words/attention';

export async function saveReport(): Promise<void> {
  const { path } = await desk('save-report');
  if (path !== null) tellDone(attentionWords.reportSaved(path));
}
