// Numbers, money and time, written for the language of the verdict.

/** Formatters for a language; an amount is a decimal string and keeps all its digits. */
export function formats(language) {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const time = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  const points = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const shift = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "always",
  });
  return {
    count: (value) => number.format(value),
    points: (value) => points.format(value),
    shift: (value) => shift.format(value),
    share: (value) => percent.format(value),
    time: (iso) => time.format(new Date(iso)),
    money: (amount, currency) => money(amount, currency, language),
  };
}

function money(amount, currency, language) {
  if (!currency) return amount;
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);
  } catch {
    return `${amount} ${currency}`; // a currency that this browser does not know
  }
}
