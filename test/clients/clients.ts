import {cpSync, mkdirSync, symlinkSync} from 'node:fs';
import {basename, join} from 'node:path';
import {type Packages, runTool} from './packages.ts';
import {type ClientCommand, programPath, type RealClient} from './real-client.ts';

/** The one of Debian, that has Debian's modules. */
export const PYTHON = '/usr/bin/python3';
const GO_LIBRARIES = '/usr/share/gocode';
const LXD = 'src/github.com/lxc/lxd';

const ERROR = "Device 'nobody' not found";
const BEGIN = ['status running', 'event STOP', 'event child1', 'event quorum0', 'status io-error'];
const DELETED = 'deleted /machine/peripheral/net0';

/** Builds a program with the Go libraries of Debian and of `folder`, without modules and network; gives its path. */
export const buildGo = (packages: Packages, source: string, folder: string): string => {
	const name = basename(source);
	mkdirSync(join(folder, 'src'), {recursive: true});
	symlinkSync(source, join(folder, 'src', name));
	const binary = join(folder, name);
	runTool('go', ['build', '-o', binary, name], {
		env: {
			GO111MODULE: 'off',
			GOFLAGS: '',
			GOPATH: `${folder}:${GO_LIBRARIES}`,
			GOCACHE: join(packages.folder, 'go-cache'),
		},
	});
	return binary;
};

const goProgram = (packages: Packages, name: string): ((path: string) => ClientCommand) => {
	const file = buildGo(packages, programPath(name), join(packages.folder, `go-${name}`));
	return path => ({file, args: [path]});
};

const pythonProgram = (program: string, library: string): ((path: string) => ClientCommand) => {
	const env = {PYTHONPATH: library, PYTHONDONTWRITEBYTECODE: '1'};
	return path => ({file: PYTHON, args: [programPath(program), path], env});
};

/** QEMU's own Python library, of its source package. @throws PackageMissing */
export const qemuPython = (packages: Packages): string =>
	join(packages.source('qemu', ['python/qemu']), 'python');

const shell =
	(flags: readonly string[], lines: readonly string[]): RealClient['prepare'] =>
	packages => {
		const env = {PYTHONPATH: qemuPython(packages), PYTHONDONTWRITEBYTECODE: '1'};
		const args = ['-m', 'qemu.qmp.qmp_shell', ...flags];
		return path => ({
			file: PYTHON,
			args: [...args, path],
			env,
			input: lines.map(line => `${line}\n`).join(''),
		});
	};

/** Clients that others have written, each doing a small job with a mock that plays `story`. */
export const realClients: readonly RealClient[] = [
	{
		title: "socat, with a shell's eyes",
		needs: ['socat'],
		prepare: () => path => ({file: 'bash', args: [programPath('socat_client.sh'), path]}),
		lines: [
			/^\{"QMP": /,
			'{"return": {}}',
			'"status": "running"',
			'"event": "STOP"',
			'"id": "single quotes"}',
			'"event": "QUORUM_REPORT_BAD"',
			'"event": "QUORUM_FAILURE"',
			'"event": "STOP"',
			'"status": "io-error"',
			'"event": "RESUME"',
			`{"error": {"class": "DeviceNotFound", "desc": "${ERROR}"}}`,
			/"DEVICE_DELETED", .*"net0"/,
			'"reason": "host-qmp-quit"',
			'{"return": {}}',
			'end of file',
		],
	},
	{
		title: "QEMU's own qemu.qmp, asynchronous",
		needs: ['python3'],
		prepare: packages => pythonProgram('qemu_asyncio.py', qemuPython(packages)),
		lines: [
			/^version \{.*'major': 7\} \['oob'\]$/,
			...BEGIN,
			'replies 20',
			`error DeviceNotFound ${ERROR}`,
			DELETED,
			'getfd {}',
			'event host-qmp-quit',
			'state DISCONNECTING',
			'end of file',
		],
	},
	{
		title: "QEMU's own qemu.qmp.legacy",
		needs: ['python3'],
		prepare: packages => pythonProgram('qemu_legacy.py', qemuPython(packages)),
		lines: [
			'package str',
			'status running',
			'stop mine',
			...BEGIN.slice(1),
			`error ${ERROR}`,
			DELETED,
			'event host-qmp-quit',
		],
	},
	{
		title: "QEMU's own qmp-shell",
		needs: ['python3'],
		prepare: shell(
			[],
			[
				'query-status',
				'stop',
				'query-status',
				'cont',
				'device_del id=nobody',
				'blockdev-add driver=null-co node-name=disk7 size=1048576',
				'nonsense',
			],
		),
		lines: [
			'Welcome to the QMP low-level shell!',
			/^Connected to QEMU 7\.2\.22$/,
			/^\(QEMU\) \{"return": \{.*"status": "running".*\}\}$/,
			'(QEMU) {"return": {}}',
			/^\(QEMU\) \{"return": \{.*"status": "paused".*\}\}$/,
			'(QEMU) {"return": {}}',
			/^\(QEMU\) \{"error": \{.*not found.*\}\}$/,
			'(QEMU) {"return": {}}',
			/^\(QEMU\) \{"error": \{.*The command nonsense has not been found.*\}\}$/,
			'(QEMU)',
		],
	},
	{
		title: "QEMU's own qmp-shell in HMP mode",
		needs: ['python3'],
		prepare: shell(
			['-H'],
			['info status', 'stop', 'info status', 'info version', 'cont', 'nonsense'],
		),
		lines: [
			'Welcome to the HMP shell!',
			/^Connected to QEMU 7\.2\.22$/,
			'(QEMU) VM status: running',
			'(QEMU) (QEMU) VM status: paused',
			/^\(QEMU\) 7\.2\.22/,
			"(QEMU) (QEMU) unknown command: 'nonsense'",
			'(QEMU)',
		],
	},
	{
		title: 'go-qemu',
		needs: ['golang-go', 'golang-github-digitalocean-go-qemu-dev'],
		prepare: packages => goProgram(packages, 'go-qemu'),
		lines: [
			'version 7.2.22',
			'status StatusRunning',
			...BEGIN.slice(1, 4),
			'status StatusIOError',
			/^disk [a-z]/,
			'supported true',
			`error ${ERROR}`,
			DELETED,
			'getfd <nil>',
			'event host-qmp-quit',
		],
	},
	{
		title: "Kata's govmm",
		needs: ['golang-go', 'golang-github-kata-containers-govmm-dev'],
		prepare: packages => goProgram(packages, 'govmm'),
		lines: [
			'version 7 2 22 [oob]',
			...BEGIN,
			/^cpus [1-9]/,
			'schema true',
			`error QMP command failed: ${ERROR}`,
			/^deleted \/machine\/peripheral\/net0/,
			'getfd <nil>',
			'event guest-shutdown',
			'disconnected',
		],
	},
	{
		title: "LXD's qmp package",
		needs: [
			'golang-go',
			'golang-github-digitalocean-go-qemu-dev',
			'golang-github-sirupsen-logrus-dev',
			'golang-golang-x-crypto-dev',
		],
		prepare(packages) {
			const parts = ['lxd/instance/drivers/qmp', 'lxd/revert', 'shared/api', 'shared/logger'];
			const root = packages.source('lxd', [...parts, 'shared/termios']);
			cpSync(root, join(packages.folder, 'go-lxd', LXD), {recursive: true});
			return goProgram(packages, 'lxd');
		},
		lines: [
			'status running',
			'event STOP',
			'event quorum0',
			'status io-error',
			/^cpus [1-9]/,
			/^memory [1-9]\d+$/,
			/^balloon [1-9]\d+$/,
			'unknown device <nil>',
			DELETED,
			'disconnected',
		],
	},
	{
		title: "Ganeti's QmpConnection",
		needs: [
			...['python3-psutil', 'python3-bitarray', 'python3-pyparsing', 'python3-openssl'],
			...['python3-simplejson', 'python3-pycurl', 'python3-pyinotify', 'python3-paramiko'],
		],
		prepare: packages =>
			pythonProgram('ganeti_client.py', join(packages.deb('ganeti-3.0'), 'usr/share/ganeti/3.0')),
		lines: [
			'version (7, 2, 22) str',
			'commands 216',
			'status running',
			'status paused',
			'status io-error',
			'dynamic-auto-read-only True',
			'device False',
			/^free slot \d+$/,
			`error kvm: error executing the device_del command: ${ERROR} (DeviceNotFound):`,
		],
	},
	{
		title: "npm's qemu-qmp",
		needs: [],
		prepare(packages) {
			const env = {NODE_PATH: packages.npm('qemu-qmp')};
			return path => ({file: process.execPath, args: [programPath('npm_client.cjs'), path], env});
		},
		lines: [
			'version 7 2 oob',
			'status running',
			'event STOP',
			'event QUORUM_FAILURE',
			'status io-error',
			`error ${ERROR}`,
			'event DEVICE_DELETED',
			'event SHUTDOWN',
			'closed',
		],
	},
];
