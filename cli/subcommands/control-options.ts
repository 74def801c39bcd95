import type {ControlTarget} from '../../server/control/control-client.ts';

/** Flags of commands that use a control API. */
export const controlOptions = {
	control: {
		string: true,
		requiresArg: true,
		description: 'the control API: a URL, HOST:PORT or a port',
		defaultDescription: 'MOCK_QMP_CONTROL, else 127.0.0.1:9000',
	},
	token: {
		string: true,
		requiresArg: true,
		description: 'what --control-token of the mock says',
		defaultDescription: 'MOCK_QMP_CONTROL_TOKEN',
	},
} as const;

const DEFAULT = '127.0.0.1:9000';

/** The control API that is meant: flag, then variable, then default. */
export const controlTarget = ({
	control,
	token,
}: {
	readonly control?: string | undefined;
	readonly token?: string | undefined;
}): ControlTarget => ({
	url: control ?? process.env.MOCK_QMP_CONTROL ?? DEFAULT,
	token: token ?? process.env.MOCK_QMP_CONTROL_TOKEN,
});
