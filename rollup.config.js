// Puts what `tsc` has compiled into few files: a start reads some ten of them instead of hundreds. What a plain start
// does not need stays in files of its own; libraries stay where npm has put them.
// biome-ignore lint/style/noDefaultExport: that is how Rollup finds it
export default {
	input: {
		'mock-qmp': 'dist/cli/main.js',
		'mock-qemu-system-x86_64': 'dist/cli/emulator/main.js',
	},
	external: id => !/^(?:\.|\/)/.test(id) && !id.startsWith('dist/'),
	treeshake: false,
	output: {
		// As deep below dist as the modules that look for the package's data from where they are.
		dir: 'dist/cli/bundle',
		chunkFileNames: '[name]-[hash].js',
		experimentalMinChunkSize: 20_000,
	},
};
