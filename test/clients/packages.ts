import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const TIMEOUT_MS = 120_000;

/** A package that is not to be had here; its clients are skipped, not failed. */
export class PackageMissing extends Error {}

/** Runs a program of the system; gives what it printed. */
export const runTool = (
	file: string,
	args: readonly string[],
	options: {readonly cwd?: string; readonly env?: Readonly<Record<string, string>>} = {},
): string =>
	execFileSync(file, args, {
		encoding: 'utf8',
		timeout: TIMEOUT_MS,
		stdio: ['ignore', 'pipe', 'pipe'],
		cwd: options.cwd,
		env: {...process.env, ...options.env},
	});

const orMissing = <T>(name: string, get: () => T): T => {
	try {
		return get();
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n').slice(0, 3).join(' ') : '';
		throw new PackageMissing(`${name} cannot be had here: ${reason}`, {cause: error});
	}
};

// What apt fetches binary packages from, told in the one-line form, whatever form the machine has it in.
const sourceLines = (): string =>
	runTool('apt-get', [
		'indextargets',
		'--format',
		'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)',
		'Created-By: Packages',
	]);

/** Code of others, taken from its packages into a folder of its own; gone at the end. */
export class Packages {
	readonly folder = mkdtempSync(join(tmpdir(), 'mock-qmp-clients-'));
	readonly #unpacked = new Map<string, string>();
	#sources: readonly string[] | undefined;

	/** @throws PackageMissing */
	requireInstalled(names: readonly string[]): void {
		for (const name of names) {
			const state = orMissing(`Debian's package ${name}`, () =>
				runTool('dpkg-query', ['-W', '-f', '${db:Status-Status}', name]),
			);
			if (state !== 'installed') {
				throw new PackageMissing(`Debian's package ${name} is not installed`);
			}
		}
	}

	/** Unpacks a binary package without installing it; gives its root. @throws PackageMissing */
	deb(name: string): string {
		const folder = this.#fresh(name);
		orMissing(`Debian's package ${name}`, () =>
			runTool('apt-get', ['download', name], {cwd: folder}),
		);
		for (const file of readdirSync(folder).filter(file => file.endsWith('.deb'))) {
			runTool('dpkg-deb', ['-x', file, 'root'], {cwd: folder});
		}

		return join(folder, 'root');
	}

	/** Unpacks parts of a source package, once; gives its root. @throws PackageMissing */
	source(name: string, parts: readonly string[]): string {
		const unpacked = this.#unpacked.get(name);
		if (unpacked !== undefined) {
			return unpacked;
		}

		const folder = this.#fresh(`${name}-source`);
		orMissing(`Debian's source package ${name}`, () => {
			this.#sources ??= this.#updateSources();
			runTool('apt-get', [...this.#sources, 'source', '--download-only', name], {cwd: folder});
		});
		const tar = readdirSync(folder).find(file => file.includes('.orig.tar.')) ?? '';
		const root = join(folder, 'root');
		mkdirSync(root);
		const wanted = parts.map(part => `*/${part}/*`);
		runTool('tar', ['-xf', tar, '-C', root, '--strip-components=1', '--wildcards', ...wanted], {
			cwd: folder,
		});
		this.#unpacked.set(name, root);
		return root;
	}

	/** Installs a package of npm in a folder of its own; gives its `node_modules`. @throws PackageMissing */
	npm(name: string): string {
		const folder = this.#fresh(`npm-${name}`);
		writeFileSync(join(folder, 'package.json'), '{"private": true}');
		orMissing(`npm's package ${name}`, () =>
			runTool('npm', ['install', '--silent', '--no-audit', '--no-fund', name], {cwd: folder}),
		);
		return join(folder, 'node_modules');
	}

	/** Takes all away. */
	close(): void {
		rmSync(this.folder, {recursive: true, force: true});
	}

	#fresh(name: string): string {
		const folder = join(this.folder, name);
		rmSync(folder, {recursive: true, force: true});
		mkdirSync(folder, {recursive: true});
		return folder;
	}

	// Sources are seldom asked for on a machine, so they are looked up in lists that nobody else uses.
	#updateSources(): readonly string[] {
		const folder = join(this.folder, 'apt');
		if (!existsSync(folder)) {
			mkdirSync(join(folder, 'lists/partial'), {recursive: true});
			mkdirSync(join(folder, 'cache/archives/partial'), {recursive: true});
			writeFileSync(join(folder, 'sources.list'), sourceLines());
		}

		const options = [
			`Dir::Etc::sourcelist=${folder}/sources.list`,
			'Dir::Etc::sourceparts=-',
			`Dir::State::lists=${folder}/lists`,
			`Dir::Cache=${folder}/cache`,
			'APT::Sandbox::User=root',
			'Acquire::Retries=3',
		].flatMap(option => ['-o', option]);
		runTool('apt-get', [...options, '-qq', 'update']);
		return options;
	}
}
