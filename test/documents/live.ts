// Follows every page of the documents as its reader would: in an empty folder with the packed package installed, block
// after block. usage: node dist/test/documents/live.js [PAGE...]; ends with "N passed, N failed".
import {strict as assert} from 'node:assert';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {commandLinePage} from '../helpers/command-line-page.ts';
import {Suite} from '../helpers/suite.ts';
import {packAndInstall} from '../package/installed.ts';
import {converse} from './converse.ts';
import {type Fence, fencesIn, pages, ROOT} from './fences.ts';
import {reasonNotToRun, treatmentOf} from './kinds.ts';
import {PageFolder} from './page-folder.ts';

const PROGRAMS: Readonly<Record<string, string>> = {js: 'node', python: 'python3'};
const EXTENSIONS: Readonly<Record<string, string>> = {js: 'mjs', python: 'py'};

const base = mkdtempSync(join(tmpdir(), 'mock-qmp-documents-'));
const installed = packAndInstall(ROOT, base);
let clone: string | undefined;
const suite = new Suite();

/** A clone of the project, for the pages that speak of one. */
const cloned = (): string => {
	if (clone === undefined) {
		clone = join(base, 'clone');
		spawnSync('git', ['clone', '--quiet', ROOT, clone], {stdio: 'inherit'});
	}

	return clone;
};

// What a reader gets from the registry comes from the packed file.
const fromPack = (script: string): string =>
	script.replaceAll(/(npm install .*?)\bmock-qmp\b/g, `$1${installed.tarball}`);

const runBlock = async (folder: PageFolder, fence: Fence): Promise<void> => {
	const {language, words, text} = fence;
	const where = words.in === 'clone' ? cloned() : folder.path;
	const program = PROGRAMS[language];
	let script = fromPack(text);
	if (program !== undefined) {
		const file = `block-${fence.line}.${EXTENSIONS[language]}`;
		folder.write(file, text);
		script = `${program} ${file}`;
	}

	if (words.background === undefined) {
		await folder.run(script, Number(words.exit ?? 0), where);
	} else {
		await folder.runBehind(script, where);
	}
};

const follow = async (page: string): Promise<void> => {
	const folder = new PageFolder(installed.environment);
	const fences = fencesIn(page);
	try {
		// A page that installs the package itself begins without it.
		if (!fences.some(({text}) => text.includes('npm install'))) {
			symlinkSync(installed.modules, join(folder.path, 'node_modules'));
		}

		folder.write('package.json', '{"type": "module", "private": true}\n');
		for (const fence of fences) {
			await tryBlock(folder, fence);
		}
	} finally {
		folder.close();
	}
};

const tryBlock = async (folder: PageFolder, fence: Fence): Promise<void> => {
	const title = `${fence.page}:${fence.line}`;
	const reason = reasonNotToRun(fence);
	const treatment = treatmentOf(fence);
	if (reason !== undefined) {
		suite.tell(`${title} is not run here: ${reason}`);
	} else if (treatment === 'write') {
		folder.write(fence.words.file ?? '', fence.text);
	} else if (treatment === 'run') {
		await suite.check(title, () => runBlock(folder, fence));
	} else if (treatment === 'converse') {
		await suite.check(title, () => converse(folder, fence.text));
	}
};

const asked = process.argv.slice(2);
if (asked.length === 0) {
	await suite.check(
		'docs/reference/command-line.md is what --help says (npm run generate)',
		async () => {
			const page = readFileSync(join(ROOT, 'docs/reference/command-line.md'), 'utf8');
			assert.equal(page, await commandLinePage());
		},
	);
}

try {
	for (const page of asked.length === 0 ? pages() : asked) {
		await follow(page);
	}
} finally {
	rmSync(base, {recursive: true, force: true});
}

suite.finish();
