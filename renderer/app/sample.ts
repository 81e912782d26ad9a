import signIn from '../../assets/samples/sign-in.yaml?raw';
import type { AppState } from '../state/app-state';

/** Loads the sample that comes with the app. It is in no place that can be written: saving asks where. */
export function openSample(app: AppState): void {
  void app.files.load([{ path: 'sign-in.yaml', text: signIn }]);
}
