import {accessSync, constants, mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join} from 'node:path';
import {Script, constants as vmConstants} from 'node:vm';
import {writeFileAtomically} from './files.ts';

/**
 * The bundled files of a program, compiled by an earlier run: what V8 has made of them lies in a folder beside them and
 * is taken instead of compiling them again. It holds for one version of Node.js on one kind of processor; V8 looks
 * itself whether it can use it, and compiles where it cannot. Names of files change with what is in them.
 */
export class CodeCache {
	readonly #sources: string;
	readonly #folder: string;
	/** Those that no earlier run has left code of. */
	readonly #fresh = new Map<string, Script>();

	/** From now on the files beside `program` that are required are compiled with the help of the cache. */
	constructor(program: string) {
		this.#sources = dirname(program);
		const {version, platform, arch} = process;
		this.#folder = join(this.#sources, `code-${version}-${platform}-${arch}`);
		const {extensions} = createRequire(program);
		const usual = extensions['.js'];
		extensions['.js'] = (module, path) => {
			if (dirname(path) === this.#sources) {
				this.#run(module, path);
			} else {
				usual(module, path);
			}
		};
	}

	/** Leaves what was compiled for the runs to come, where the folder of the program can be written to. */
	keep(): void {
		if (this.#fresh.size === 0 || !canWrite(this.#sources)) {
			return;
		}

		try {
			mkdirSync(this.#folder, {recursive: true});
			for (const [path, script] of this.#fresh) {
				writeFileAtomically(path, script.createCachedData());
			}
		} catch {
			// A full disk, say: the runs to come compile for themselves.
		}
	}

	// As the loader of Node.js runs a file, which it does not do with a cache.
	#run(module: NodeJS.Module, path: string): void {
		const source = readFileSync(path, 'latin1');
		const codePath = join(this.#folder, `${basename(path)}.bin`);
		const cachedData = readCode(codePath);
		const script = new Script(
			`(function (exports, require, module, __filename, __dirname) {${source}\n})`,
			{
				filename: path,
				importModuleDynamically: vmConstants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
				...(cachedData === undefined ? {} : {cachedData}),
			},
		);
		if (cachedData === undefined) {
			this.#fresh.set(codePath, script);
		}

		const call: (...given: readonly unknown[]) => void = script.runInThisContext();
		call.call(module.exports, module.exports, createRequire(path), module, path, this.#sources);
	}
}

const readCode = (path: string): Uint8Array | undefined => {
	try {
		return readFileSync(path);
	} catch {
		// No run has left it.
		return undefined;
	}
};

const canWrite = (folder: string): boolean => {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
};
