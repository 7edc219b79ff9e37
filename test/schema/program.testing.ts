import ts from 'typescript';

/** Reads a program the way the build does, with sources of its own by file name where given. */
export function programOf(files: readonly string[], fixtures: Readonly<Record<string, string>> = {}): ts.Program {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, process.cwd());
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name in fixtures || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const source = fixtures[name];
    return source === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, source, rest[0]);
  };
  return ts.createProgram([...files], options, host);
}

/** The type that a module exports under a name: of a type, itself; of a value, its type. */
export function exportedType(program: ts.Program, file: string, name: string): ts.Type {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  const found = module === undefined ? undefined : checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
  if (found === undefined) throw new Error(`${file} exports no ${name}`);
  return found.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(found) : checker.getDeclaredTypeOfSymbol(found);
}

/** The type of a field of a type. */
export function fieldOf(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Type {
  const field = checker.getPropertyOfType(type, name);
  if (field === undefined) throw new Error(`no field ${name}`);
  return checker.getTypeOfSymbol(field);
}
