/** Everything that this process writes to its two outputs until `end`: what would stand in a server's log. */
export class CapturedOutput {
  private readonly restore: (() => void)[] = [];
  text = '';

  static begin(): CapturedOutput {
    const output = new CapturedOutput();
    for (const stream of [process.stdout, process.stderr]) output.take(stream);
    for (const method of ['log', 'info', 'warn', 'error'] as const) output.takeConsole(method);
    return output;
  }

  end(): void {
    for (const restore of this.restore.splice(0)) restore();
  }

  private take(stream: NodeJS.WriteStream): void {
    const write = stream.write;
    stream.write = ((chunk: Uint8Array | string) => {
      this.text += String(chunk);
      return true;
    }) as typeof write;
    this.restore.push(() => {
      stream.write = write;
    });
  }

  /** Jest's console does not write to the outputs. */
  private takeConsole(method: 'log' | 'info' | 'warn' | 'error'): void {
    const write = console[method];
    console[method] = (...said: unknown[]) => {
      this.text += `${said.join(' ')}\n`;
    };
    this.restore.push(() => {
      console[method] = write;
    });
  }
}
