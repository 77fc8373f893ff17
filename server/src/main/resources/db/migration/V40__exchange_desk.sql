-- Payments that foreign exchange has still to answer: those in review, which lie on its desk, and those whose record it
-- has not taken.
CREATE INDEX remittance_to_answer ON remittance (stage, id) WHERE stage IN ('REVIEW', 'REPORTED');
