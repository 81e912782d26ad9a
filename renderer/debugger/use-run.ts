import { useStore } from 'zustand';
import { useApp } from '../state/hooks';
import { runSessionOf, type RunSession, type RunSessionState } from './run-session';

export function useRunSession(): RunSession {
  return runSessionOf(useApp());
}

export function useRun<Value>(select: (state: RunSessionState) => Value): Value {
  return useStore(useRunSession().store, select);
}
