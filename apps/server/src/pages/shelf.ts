import { hash } from 'node:crypto';

/** A page as it goes out. */
export interface ShelvedPage {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly type: string;
}

export interface MadePage {
  readonly text: string;
  readonly type: string;
}

/** More pages are not kept; the one asked for longest ago makes room. */
const SHELF_PAGES = 500;
const ETAG_DIGITS = 16;

/** Pages that were made, for as long as what they were made from has not changed. Whoever asks for one that is being made waits for it. */
export class Shelf {
  private readonly pages = new Map<string, { readonly version: string; readonly page: Promise<ShelvedPage> }>();

  /** The page of an address in a version of the book, made if it is not there. A page that could not be made is not kept. */
  take(address: string, version: string, make: () => Promise<MadePage>): Promise<ShelvedPage> {
    const kept = this.pages.get(address);
    this.pages.delete(address);
    const entry = kept?.version === version ? kept : { version, page: make().then((made) => shelved(made, version)) };
    this.pages.set(address, entry);
    if (this.pages.size > SHELF_PAGES) this.pages.delete(this.pages.keys().next().value as string);
    entry.page.catch(() => {
      if (this.pages.get(address) === entry) this.pages.delete(address);
    });
    return entry.page;
  }
}

function shelved({ text, type }: MadePage, version: string): ShelvedPage {
  const bytes = Buffer.from(text);
  return { bytes, type, etag: `"${version}-${hash('sha256', bytes).slice(0, ETAG_DIGITS)}"` };
}
