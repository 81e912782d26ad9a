import { useStore } from 'zustand';
import { useApp } from '../state/hooks';
import { runChecksOf, type RunChecks, type RunChecksState } from './run-checks';
import { runSessionOf, type RunSession, type RunSessionState } from './run-session';

export function useRunSession(): RunSession {
  return runSessionOf(useApp());
}

export function useRun<Value>(select: (state: RunSessionState) => Value): Value {
  return useStore(useRunSession().store, select);
}

export function useRunChecks(): RunChecks {
  return runChecksOf(useApp());
}

export function useCheckResults(): RunChecksState {
  return useStore(useRunChecks().store);
}
