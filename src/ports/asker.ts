/** Somebody at a terminal who answers. */
export interface Asker {
  /** The line that was typed, or undefined where they end it. */
  ask(question: string): Promise<string | undefined>;
  /** Says something between two questions. */
  tell(line: string): void;
  close(): void;
}
