/** The files are not what the vault wrote: another master key, files of two vaults, a changed byte. Never an answer to bad input. */
export class VaultBroken extends Error {
  override name = 'VaultBroken';
}

/** Another process is reading: the erased keys are destroyed, but old images of them stay in the write-ahead log until it ends. */
export class VaultBusy extends Error {
  override name = 'VaultBusy';
}
