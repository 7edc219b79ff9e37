import type { FeeReports } from '#libs/reports/fee-reports.js';
import { TEMPLATES } from '#libs/reports/printing/printed.js';
import { ReportDesk } from '#libs/reports/reported.testing.js';
import { cleanMonth } from '#libs/views/township.testing.js';
import { SURVEILLANCE } from './type-walk.testing.js';

/** Every name of a field in a value, however deep. */
function* fieldsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield name;
    yield* fieldsIn(inner);
  }
}

describe('the fields of reports (invariant 57)', () => {
  let reports: FeeReports;
  beforeAll(async () => {
    const desk = await ReportDesk.open();
    reports = await desk.reports((await cleanMonth()).log, '2015-03');
    await desk.close();
  });

  it('tell of money only, and of no body or family', () => {
    const fields = new Set(fieldsIn(reports));
    expect(fields.size).toBeGreaterThan(60);
    expect([...fields].filter((name) => SURVEILLANCE.test(name))).toEqual([]);
  });

  it('name nobody: a payer is a code', () => {
    expect(new Set([...fieldsIn(reports)].filter((name) => /payer|party|phone|idNo/i.test(name)))).toEqual(new Set(['payerCode']));
  });

  it('have columns that tell of money only', () => {
    const columns = Object.values(TEMPLATES).flatMap((template) => template.columns.flatMap(({ key, zh }) => [key, zh]));
    expect(columns.filter((text) => SURVEILLANCE.test(text))).toEqual([]);
  });
});
