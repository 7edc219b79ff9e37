import ts from 'typescript';

/** What a type lets into a book that may not be there. */
export interface Finding {
  readonly rule: 'SURVEILLANCE_FIELD' | 'PERSONAL_FIELD' | 'FREE_TEXT' | 'UNTYPED' | 'NUMBERED_KEY';
  /** Where: event or command, then field by field. */
  readonly path: string;
}

/** Invariant 57, to the letter. */
export const SURVEILLANCE = /pregnan|birth|contracep|steril|iud|marri|child|fetus|gender|^sex$|孕|育龄|节育|结扎|环|胎|婚|性别/i;
/** Names of what belongs into the vault: a word of a field's name in camel case. */
const PERSONAL =
  /^(name|phone|mobile|tel|idNo|idCard|idNumber|identity|accountNo|accountNumber|cardNo|address|email|wechat)(?![a-z])|(Name|Phone|Mobile|Tel|IdNo|IdCard|IdNumber|Identity|AccountNo|AccountNumber|CardNo|Address|Email|Wechat)(?![a-z])/;

/** Keys that JavaScript puts before all others, whatever their order in the text: they come back from EventStoreDB in another one (decision 8). */
const NUMBERED = /^(0|[1-9]\d*)$/;

export interface WalkRules {
  /** Brands that a text may have: what its form lets through is no free text and names nobody. */
  readonly brands: ReadonlySet<string>;
  /** Field names that sound personal and are not, each with the only brand that it may have there. */
  readonly official: Readonly<Record<string, string>>;
  /** Where keys are no field names and are known to be words all the same, by path. */
  readonly wordKeys: ReadonlySet<string>;
  /** Types that are checked elsewhere, by name. */
  readonly elsewhere: ReadonlySet<string>;
}

/** Goes through a type, field by field, and notes what breaks the rules. */
export class TypeWalk {
  readonly findings: Finding[] = [];
  /** Every field that was looked at. */
  readonly seen: string[] = [];
  private readonly under = new Set<ts.Type>();

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly rules: WalkRules,
  ) {}

  walk(type: ts.Type, path: string): void {
    if (this.under.has(type) || this.rules.elsewhere.has(type.symbol?.name)) return;
    this.under.add(type);
    this.look(type, path);
    this.under.delete(type);
  }

  private look(type: ts.Type, path: string): void {
    if (type.isUnion()) return this.walkEach(type.types, path);
    if (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.StringLiteral | ts.TypeFlags.Null | ts.TypeFlags.Undefined)) return;
    if (type.flags & ts.TypeFlags.StringLike) return this.note('FREE_TEXT', path);
    if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.NumberLike)) return;
    if (type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.StringLike)) return this.lookAtBrand(type, path);
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) return this.walkEach(this.checker.getTypeArguments(type as ts.TypeReference), path);
    if (isData(type)) return this.lookAtFields(type, path);
    this.note('UNTYPED', path);
  }

  private walkEach(types: readonly ts.Type[], path: string): void {
    for (const type of types) this.walk(type, path);
  }

  private lookAtBrand(type: ts.Type, path: string): void {
    if (!this.rules.brands.has(brandOf(this.checker, type))) this.note('FREE_TEXT', path);
  }

  private lookAtFields(type: ts.Type, path: string): void {
    for (const { type: value } of this.checker.getIndexInfosOfType(type)) {
      if (!this.rules.wordKeys.has(path)) this.note('NUMBERED_KEY', path);
      this.walk(value, `${path}.*`);
    }
    for (const field of this.checker.getPropertiesOfType(type)) {
      const at = `${path}.${field.name}`;
      const value = this.checker.getTypeOfSymbol(field);
      this.seen.push(at);
      if (NUMBERED.test(field.name)) this.note('NUMBERED_KEY', at);
      if (SURVEILLANCE.test(field.name)) this.note('SURVEILLANCE_FIELD', at);
      if (PERSONAL.test(field.name) && this.rules.official[field.name] !== brandOf(this.checker, this.checker.getNonNullableType(value))) this.note('PERSONAL_FIELD', at);
      this.walk(value, at);
    }
  }

  private note(rule: Finding['rule'], path: string): void {
    this.findings.push({ rule, path });
  }
}

/** An interface, a literal type or a mapped one: fields, and nothing that can be called. */
function isData(type: ts.Type): boolean {
  const isObject = (type.flags & ts.TypeFlags.Object) !== 0 || type.isIntersection();
  return isObject && type.getCallSignatures().length === 0 && type.getConstructSignatures().length === 0;
}

/** The brand of a text, as in `string & { __kind: 'levy' }`; 'none' without one. */
function brandOf(checker: ts.TypeChecker, type: ts.Type): string {
  const kind = type.getProperty('__kind');
  const brand = kind === undefined ? undefined : checker.getTypeOfSymbol(kind);
  return brand?.isStringLiteral() ? brand.value : 'none';
}
