// Fills a document with the libraries of Node: `node filling.cjs template values`.
// Prints the median time of one document for each, in seconds of processor time.
const fs = require("fs");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");
const { TemplateHandler } = require("easy-template-x");

const [file, given] = process.argv.slice(2);
const data = fs.readFileSync(file);
const values = JSON.parse(given);
const rounds = data.length > 1e6 ? 15 : 60;

const candidates = {
    docxtemplater: async () => {
        const template = new Docxtemplater(new PizZip(data));
        template.render(values);
        return template.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    },
};
if (file.endsWith(".docx")) {
    candidates["easy-template-x"] = async () => new TemplateHandler().process(data, values);
}

(async () => {
    const medians = {};
    for (const [name, fill] of Object.entries(candidates)) {
        for (let warm = 0; warm < rounds; warm++) await fill();
        const times = [];
        for (let round = 0; round < rounds; round++) {
            const before = process.cpuUsage();
            await fill();
            const { user, system } = process.cpuUsage(before);
            times.push((user + system) / 1e6);
        }
        times.sort((one, other) => one - other);
        medians[name] = times[Math.floor(rounds / 2)];
    }
    console.log(JSON.stringify(medians));
})();
