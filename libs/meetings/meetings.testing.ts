/** What the county's panel voted, 5 to 0 of 5 unless said otherwise. */
export const motion = (more: object = {}) => ({
  ...{ n: 1, textRef: { vaultId: '00000000-0000-4000-8000-000000000001', hmac: 'ab'.repeat(32) }, decidesMoney: true, method: 'BALLOT' },
  ...{ forCount: 5, againstCount: 0, abstainCount: 0, recused: [] },
  ...more,
});

/** The county's panel with its 5 members, all present; filed by O-12, chaired by O-11. */
export const panel = (more: object = {}, ...motions: readonly object[]) => ({
  ...{ unitId: '990000', body: 'COUNTY_PANEL', heldOn: '2015-03-02', chairId: 'O-11', eligible: 5, present: 5 },
  ...{ motions: motions.length === 0 ? [motion()] : motions },
  ...more,
});
