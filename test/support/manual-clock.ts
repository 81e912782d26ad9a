/** Time that passes only when a test says so. */
export class ManualClock {
  private time = 0;
  private timers: { at: number; callback: () => void }[] = [];

  readonly now = (): number => this.time;

  readonly schedule = (callback: () => void, milliseconds: number): (() => void) => {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  };

  /** Lets everything run that waits for nothing but promises. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
  }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await this.settle();
      const [next] = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.time = Math.max(this.time, next.at);
      this.timers = this.timers.filter((timer) => timer !== next);
      next.callback();
    }
    this.time = end;
    await this.settle();
  }
}
