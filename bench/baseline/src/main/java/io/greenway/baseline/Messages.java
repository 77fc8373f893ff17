package io.greenway.baseline;

import org.springframework.data.jpa.repository.JpaRepository;

/// The messages received.
interface Messages extends JpaRepository<Received, String> {}
