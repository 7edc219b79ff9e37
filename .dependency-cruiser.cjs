const TESTS = '(spec|testing)\\.ts$';
/** The domain: slices and journal. Pure functions that know no framework, no package, no runtime. */
const SLICES = [
  'registry',
  'handovers',
  'receipts',
  'levy',
  'custody',
  'inspection',
  'refunds',
  'verification',
  'benefits',
  'imports',
  'accountability',
  'meetings',
  'periods',
  'journal',
  'filing',
  'openness',
];
const DOMAIN = `^libs/(${SLICES.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'kernel-knows-nothing',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TESTS },
      to: { pathNot: '^libs/kernel/|node_modules/decimal\\.js' },
    },
    {
      name: 'decimal-only-in-rate',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: `^libs/kernel/rate\\.ts$|${TESTS}` },
      to: { path: 'node_modules/decimal\\.js' },
    },
    {
      name: 'domain-knows-no-framework',
      severity: 'error',
      from: { path: DOMAIN, pathNot: TESTS },
      to: { pathNot: `${DOMAIN}|^libs/(kernel|book)/` },
    },
    {
      name: 'domain-takes-only-words-from-the-book',
      comment: 'A slice knows the types of the book and how to write an event or a row, never its machinery.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: TESTS },
      to: { path: '^libs/book/', pathNot: '^libs/book/(book|context|events|envelope|command-row)\\.ts$' },
    },
    {
      name: 'libs-do-not-know-nest',
      severity: 'error',
      from: { path: '^libs/', pathNot: TESTS },
      to: { path: 'node_modules/(@nestjs|@fastify|class-validator|class-transformer)/' },
    },
    { name: 'libs-do-not-know-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'node', 'default'] },
  },
};
