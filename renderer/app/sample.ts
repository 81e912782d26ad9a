import type { AppState } from '../state/app-state';

/** Loads the sample that comes with the app. It is in no place that can be written: saving asks where. */
export async function openSample(app: AppState): Promise<void> {
  const { default: text } = await import('../../assets/samples/sign-in.yaml?raw');
  await app.files.load([{ path: 'sign-in.yaml', text }]);
}
