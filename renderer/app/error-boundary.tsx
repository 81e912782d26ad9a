import { Bug } from 'lucide-react';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import buttonCss from '../ui/button.module.css';
import { cx } from '../ui/class-names';
import { EmptyState } from '../ui/empty-state';

export interface ErrorBoundaryProps {
  /** What stopped working, in the user's words: `The inspector`. */
  readonly part: string;
  /** A new value tries again: another tab, another selection. */
  readonly resetKey?: unknown;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly resetKey: unknown;
}

/** Keeps a bug in one part of the window from taking the others along. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: null, resetKey: this.props.resetKey };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps(props: ErrorBoundaryProps, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error(`${this.props.part} failed`, error, info.componentStack);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <EmptyState
        icon={Bug}
        title={`${this.props.part} stopped working`}
        actions={
          // An element of the page itself: what may have failed is the loading of the window's own controls.
          <button
            type="button"
            className={cx(buttonCss.button, buttonCss.secondary, buttonCss.md)}
            onClick={() => {
              this.setState({ error: null });
            }}
          >
            Try again
          </button>
        }
      >
        <p>This is a bug in Stagecraft. Your work is stored; the rest of the window stays usable.</p>
        <p data-selectable>{error.message}</p>
      </EmptyState>
    );
  }
}
