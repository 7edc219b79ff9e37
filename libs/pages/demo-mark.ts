/** Stands on everything that leaves a demo book. */
export const DEMO_MARK = '演示 DEMO';
