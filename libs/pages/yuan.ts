import { yuanText } from '#libs/kernel/rate.js';

/** Fen as yuan are printed: 2760000 → 27,600.00 */
export function yuan(fen: number): string {
  return yuanText(fen).replace(/\B(?=(\d{3})+\.)/g, ',');
}
