// Puts what `tsc` has compiled into few files: a start reads some ten of them instead of hundreds. What a plain start
// does not need stays in files of its own; libraries stay where npm has put them. The files are CommonJS, since Node.js
// takes compiled code (core/runtime/code-cache.ts) for nothing else.
const beyondAscii = /[^\0-\x7f]/g;

const escaped = character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One byte a character: half the memory, and nothing to decode. */
const ascii = {
	name: 'ascii',
	renderChunk: code => ({code: code.replace(beyondAscii, escaped), map: null}),
};

/** Says what the files are, within a package of ES modules. */
const commonJs = {
	name: 'common-js',
	resolveImportMeta: property =>
		property === 'url' ? "require('node:url').pathToFileURL(__filename).href" : null,
	generateBundle() {
		this.emitFile({
			type: 'asset',
			fileName: 'package.json',
			source: '{"type": "commonjs"}\n',
		});
	},
};

// biome-ignore lint/style/noDefaultExport: that is how Rollup finds it
export default {
	input: {
		'mock-qmp': 'dist/cli/main.js',
		'mock-qemu-system-x86_64': 'dist/cli/emulator/main.js',
		// The emulator starts it from where it lies itself.
		receiver: 'dist/cli/emulator/receiver.js',
	},
	external: id => !/^(?:\.|\/)/.test(id) && !id.startsWith('dist/'),
	treeshake: false,
	plugins: [ascii, commonJs],
	output: {
		// As deep below dist as the modules that look for the package's data from where they are.
		dir: 'dist/cli/bundle',
		format: 'cjs',
		// Compiled code has no way to import but an experimental one, of which Node.js warns.
		dynamicImportInCjs: false,
		chunkFileNames: '[name]-[hash].js',
		experimentalMinChunkSize: 20_000,
	},
};
