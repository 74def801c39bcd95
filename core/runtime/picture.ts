const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const BITS_PER_SAMPLE = 8;
const TRUE_COLOUR = 2;
const BYTES_PER_PIXEL = 3;

/** A picture: three bytes a pixel, row by row. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly pixels: Uint8Array;
}

/** A picture as PPM, the plain format of Netpbm. */
export const encodePpm = ({width, height, pixels}: Picture): Uint8Array =>
	Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), pixels]);

/** A picture as PNG. */
export const encodePng = ({width, height, pixels}: Picture): Uint8Array => {
	// Loaded with the first picture only.
	const {crc32, deflateSync} = process.getBuiltinModule('node:zlib');
	const chunk = (type: string, data: Uint8Array): Uint8Array => {
		const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
		const framed = Buffer.alloc(body.length + 8);
		framed.writeUInt32BE(data.length, 0);
		framed.set(body, 4);
		framed.writeUInt32BE(crc32(body), body.length + 4);
		return framed;
	};

	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	header.set([BITS_PER_SAMPLE, TRUE_COLOUR], 8);
	const rowLength = width * BYTES_PER_PIXEL;
	// Each row begins with the number of its filter: none.
	const rows = Buffer.alloc(height * (rowLength + 1));
	for (let row = 0; row < height; row++) {
		rows.set(pixels.subarray(row * rowLength, (row + 1) * rowLength), row * (rowLength + 1) + 1);
	}

	return Buffer.concat([
		PNG_SIGNATURE,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', new Uint8Array()),
	]);
};
