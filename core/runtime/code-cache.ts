import {accessSync, constants, mkdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {basename, dirname, join} from 'node:path';
import {Script} from 'node:vm';
import {writeFileAtomically} from './files.ts';

/** A file that runs, and how much code of it an earlier run has left. */
interface Loaded {
	readonly script: Script;
	readonly knownLength: number;
}

const GROWTH_MIN = 1.1;

/**
 * The bundled files of a program, compiled by an earlier run: what V8 has made of them lies in a folder beside them and
 * is taken instead of compiling them again. It holds for one version of Node.js on one kind of processor; V8 looks
 * itself whether it can use it, and compiles where it cannot. Names of files change with what is in them.
 */
export class CodeCache {
	readonly #sources: string;
	readonly #folder: string;
	/** What has run, by the path of its code. */
	readonly #scripts = new Map<string, Loaded>();

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

	/**
	 * Leaves what was compiled for the runs to come, where the folder of the program can be written to; code of an
	 * earlier run is replaced when this one has compiled many more functions.
	 */
	keep(): void {
		if (this.#scripts.size === 0 || !canWrite(this.#sources)) {
			return;
		}

		try {
			mkdirSync(this.#folder, {recursive: true});
			for (const [path, {script, knownLength}] of this.#scripts) {
				const code = script.createCachedData();
				if (code.length > knownLength * GROWTH_MIN) {
					writeFileAtomically(path, code);
				}
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
				...(cachedData === undefined ? {} : {cachedData}),
			},
		);
		this.#scripts.set(codePath, {script, knownLength: cachedData?.length ?? 0});
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
