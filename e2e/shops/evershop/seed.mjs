// Puts the wares on EverShop's shelves, by the services its own seed uses. Wares come as JSON on standard input.
import { pathToFileURL } from "node:url";

const part = (path) =>
  import(pathToFileURL(`${process.cwd()}/node_modules/@evershop/evershop/dist/${path}`).href);
const { pool } = await part("lib/postgres/connection.js");
const { default: createAttribute } = await part("modules/catalog/services/attribute/createProductAttribute.js");
const { default: createProduct } = await part("modules/catalog/services/product/createProduct.js");
const { seedAttributeGroup } = await part("bin/seed/seedAttributes.js");
const { seedSamplePackage } = await part("bin/seed/seedPackages.js");
const { createVariantGroups, resolveAttributeOptions } = await part("bin/seed/variantGroupHelpers.js");

let text = "";
for await (const piece of process.stdin) text += piece;
const wares = JSON.parse(text);
const chosen = wares.filter(({ options }) => Object.keys(options).length);
const [name] = chosen.flatMap(({ options }) => Object.keys(options));
const code = name.toLowerCase();

const group = await seedAttributeGroup();
const box = await seedSamplePackage();
await createAttribute(
  {
    attribute_code: code,
    attribute_name: name,
    type: "select",
    is_required: 0,
    display_on_frontend: 1,
    sort_order: 1,
    is_filterable: 1,
    groups: [group],
    options: chosen.map(({ options }) => ({ option_text: options[name] })),
  },
  {},
);
const { rows } = await pool.query("SELECT attribute_id FROM attribute WHERE attribute_code = $1", [code]);
const groups = await createVariantGroups(
  chosen.map(({ title }) => ({ variant_group: title })),
  group,
  rows[0].attribute_id,
);
for (const [index, { sku, title, price, stock, options }] of wares.entries()) {
  const values = Object.values(options);
  const { insertId } = await createProduct(
    {
      type: "simple",
      visibility: true,
      status: true,
      sku,
      name: title,
      url_key: [title, ...values].join("-").toLowerCase().replaceAll(" ", "-"),
      price: price / 100,
      weight: 1,
      meta_title: title,
      meta_description: title,
      meta_keywords: title,
      description: [],
      qty: stock,
      manage_stock: true,
      stock_availability: true,
      group_id: group,
      package_id: box.package_id,
      variant_group_id: groups.get(title),
      attributes: await resolveAttributeOptions(
        Object.values(options).map((value) => ({ attribute_code: code, value })),
      ),
    },
    {},
  );
  await pool.query(
    "INSERT INTO product_image (product_image_product_id, origin_image, is_main) VALUES ($1, $2, true)",
    [insertId, `/assets/wares/${index}.png`],
  );
}
process.exit(0);
