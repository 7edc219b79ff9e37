import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

type Row = Record<string, SQLOutputValue>;

/**
 * Prepared statements by the place in the code that runs them: sql.get`SELECT … WHERE id = ${id}` binds its values and
 * never splices them into the text. (Node's own store of them, createTagStore, leaves its statements open when the database is
 * closed: the file stays locked and its write-ahead log unfolded.)
 */
export class Statements {
  private readonly prepared = new Map<TemplateStringsArray, StatementSync>();

  constructor(private readonly database: DatabaseSync) {}

  get(text: TemplateStringsArray, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(text).get(...values);
  }

  all(text: TemplateStringsArray, ...values: SQLInputValue[]): Row[] {
    return this.statement(text).all(...values);
  }

  run(text: TemplateStringsArray, ...values: SQLInputValue[]): void {
    this.statement(text).run(...values);
  }

  private statement(text: TemplateStringsArray): StatementSync {
    let statement = this.prepared.get(text);
    if (statement === undefined) {
      statement = this.database.prepare(text.join('?'));
      this.prepared.set(text, statement);
    }
    return statement;
  }
}
